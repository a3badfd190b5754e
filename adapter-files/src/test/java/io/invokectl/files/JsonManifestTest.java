package io.invokectl.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class JsonManifestTest {
    @TempDir
    private Path folder;

    @Test
    void a_row_is_a_request_body_with_an_id() throws IOException {
        assertThat(written("""
                        {'id':'a','model_id':'m','input':{'seed':196619188014358661,'x':1.50},'tags':[{'key':'k','value':'v'}]}
                        {'input':{},'model_id':'m','webhook':{'url':'u'}}
                        """).shown())
                .containsExactly(
                        "1 a {'model_id':'m','input':{'seed':196619188014358661,'x':1.50},'tags':[{'key':'k','value':'v'}]}",
                        "2 2 {'model_id':'m','input':{},'webhook':{'url':'u'}}");
    }

    @Test
    void an_id_is_a_string_or_a_number_or_null_for_no_id() throws IOException {
        assertThat(written("""
                        {'id':7,'model_id':'m','input':{}}
                        {'id':null,'model_id':'m','input':{}}
                        """).shown())
                .containsExactly("1 7 {'model_id':'m','input':{}}", "2 2 {'model_id':'m','input':{}}");

        written("{'id':['a'],'model_id':'m','input':{}}").assertRefused("1: id is neither a string nor a number");
        written("{'id':'','model_id':'m','input':{}}").assertRefused("1: the id is empty");
        written("{'id':'a\\nb','model_id':'m','input':{}}").assertRefused("1: the id contains a control character");
    }

    @Test
    void invalid_json_is_reported_with_its_column() throws IOException {
        written("{'model_id':'m','input':{}}\n{'model_id':'m',\n").assertRefused("2: ends too early (column 17)");
        written("{model_id:1}").assertRefused("1: not JSON (column 3)");
        written("{'a':1,'a':2}").assertRefused("1: duplicate member \"a\" (column 11)");
        written("[]").assertRefused("1: not a JSON object");
        written("{} {}").assertRefused("1: not JSON (column 5)");
        written("{'a':" + "[".repeat(64) + "]".repeat(64) + "}").assertRefused("1: nested deeper than 64 (column 70)");
    }

    @Test
    void invalid_submissions_are_reported() throws IOException {
        written("{'model_id':5,'input':{}}").assertRefused("1: model_id is not a string");
        written("{'model_id':'m','input':[]}").assertRefused("1: input is not a JSON object");
        written("{'model_id':'m','input':{},'tags':[{'key':'k'}]}")
                .assertRefused("1: tags[0] is not {\"key\": string, \"value\": string}");
    }

    private ManifestText written(String text) throws IOException {
        return ManifestText.of(folder.resolve("rows.jsonl"), text.replace('\'', '"'));
    }
}
