package io.invokectl.config;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.Parser;

/** A parser that rejects deep nesting, which would overflow the stack of whoever builds a tree from its events. */
final class LimitedParser implements Parser {
    static final int MAX_DEPTH = 64;

    private final Parser parser;
    private int depth;

    LimitedParser(Parser parser) {
        this.parser = parser;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        Event event = parser.next();
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> depth++;
            case MappingEnd, SequenceEnd -> depth--;
            default -> {}
        }
        if (depth > MAX_DEPTH) {
            throw new ParserException("nested more than " + MAX_DEPTH + " levels deep", event.getStartMark());
        }
        return event;
    }
}
