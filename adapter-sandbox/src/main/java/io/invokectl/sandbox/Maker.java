package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.sandbox.craft.Content;
import java.util.List;

/** What a model does with a job. Its files follow from the job alone, so they are made whenever they are asked for. */
interface Maker {

    /** How many files a job has. */
    int count(Job job);

    /** What the names of its files end in. */
    String extension();

    /** Makes a file, counted from 1. */
    Content make(Job job, int number);

    /** The model's output, with the addresses of the files. */
    JsonObject output(Job job, List<JsonString> addresses);
}
