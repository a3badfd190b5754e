package io.invokectl.config;

import io.invokectl.domain.failure.InvalidSettingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A config file as a YAML tree. A rewrite preserves everything that is not changed, including comments and the style of
 * each value. Keys are case-insensitive, as in doctl. Not thread-safe.
 */
final class ConfigDocument {
    private static final String NULL_TEXT = "";

    private final String place;
    private final MappingNode root;

    private ConfigDocument(String place, MappingNode root) {
        this.place = place;
        this.root = root;
    }

    /**
     * Parses a file's text; an empty text is an empty document.
     *
     * @param place the file, for messages
     * @throws InvalidSettingException if the text is not YAML, nested more than 64 levels deep, not a mapping, or has
     *     duplicate keys
     */
    static ConfigDocument parse(String text, String place) {
        return text.isEmpty() ? new ConfigDocument(place, block()) : read(text, place);
    }

    private static ConfigDocument read(String text, String place) {
        var settings = LoadSettings.builder().setParseComments(true).build();
        try {
            var parser = new LimitedParser(new ParserImpl(settings, new StreamReader(settings, text)));
            Node node = new Composer(settings, parser).getSingleNode().orElseGet(ConfigDocument::block);
            if (!(node instanceof MappingNode mapping)) {
                throw new InvalidSettingException(place, "is not a mapping");
            }
            var document = new ConfigDocument(place, mapping);
            document.requireUniqueKeys(mapping);
            return document;
        } catch (MarkedYamlEngineException invalid) {
            throw new InvalidSettingException(place + position(invalid), "is not YAML: " + invalid.getProblem());
        } catch (YamlEngineException invalid) {
            throw new InvalidSettingException(place, "is not YAML: " + invalid.getMessage());
        }
    }

    String text() {
        var settings = DumpSettings.builder()
                .setDumpComments(true)
                .setSplitLines(false)
                .setIndent(2)
                .build();
        return new Present(settings)
                .emitToString(new Serialize(settings).serializeOne(root).iterator());
    }

    /** Returns the value of a top-level key; an empty text if the key has no value. */
    Optional<String> value(String key) {
        return find(root, key).map(tuple -> textOf(key, tuple.getValueNode()));
    }

    /** Returns the keys and values below a top-level key, in file order. */
    Map<String, String> below(String key) {
        var values = new LinkedHashMap<String, String>();
        for (NodeTuple tuple : mapping(key).map(MappingNode::getValue).orElse(List.of())) {
            String name = keyOf(tuple);
            values.put(name, textOf(key + "." + name, tuple.getValueNode()));
        }
        return values;
    }

    void set(String key, String value) {
        set(root, key, value);
    }

    void setBelow(String key, String name, String value) {
        MappingNode mapping = mapping(key).orElseGet(() -> {
            MappingNode fresh = block();
            put(root, key, fresh);
            return fresh;
        });
        if (mapping.getValue().isEmpty()) {
            mapping.setFlowStyle(FlowStyle.BLOCK);
        }
        set(mapping, name, value);
    }

    void removeBelow(String key, String name) {
        mapping(key)
                .ifPresent(mapping -> mapping.setValue(mapping.getValue().stream()
                        .filter(Predicate.not(tuple -> keyOf(tuple).equalsIgnoreCase(name)))
                        .toList()));
    }

    private Optional<MappingNode> mapping(String key) {
        return find(root, key)
                .map(NodeTuple::getValueNode)
                .filter(node -> !isNull(node))
                .map(node -> {
                    if (node instanceof MappingNode mapping) {
                        return mapping;
                    }
                    throw new InvalidSettingException(key + " in " + place, "is not a mapping");
                });
    }

    private static void set(MappingNode mapping, String key, String value) {
        put(mapping, key, scalar(value));
    }

    private static void put(MappingNode mapping, String key, Node value) {
        var tuples = new ArrayList<>(mapping.getValue());
        Optional<NodeTuple> old = find(mapping, key);
        Node name = old.map(NodeTuple::getKeyNode).orElseGet(() -> scalar(key));
        var tuple = new NodeTuple(name, value);
        if (old.isPresent()) {
            tuples.set(tuples.indexOf(old.get()), tuple);
        } else {
            tuples.add(tuple);
        }
        mapping.setValue(tuples);
    }

    private static ScalarNode scalar(String text) {
        return new ScalarNode(Tag.STR, text, PlainScalar.styleOf(text));
    }

    private static Optional<NodeTuple> find(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> keyOf(tuple).equalsIgnoreCase(key))
                .findFirst();
    }

    private static String keyOf(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : NULL_TEXT;
    }

    private String textOf(String key, Node node) {
        if (isNull(node)) {
            return NULL_TEXT;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new InvalidSettingException(key + " in " + place, "is not a scalar");
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private void requireUniqueKeys(MappingNode mapping) {
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!keys.add(keyOf(tuple).toLowerCase(Locale.ROOT))) {
                String line = tuple.getKeyNode()
                        .getStartMark()
                        .map(ConfigDocument::line)
                        .orElse("");
                throw new InvalidSettingException(place + line, "duplicate key \"" + keyOf(tuple) + "\"");
            }
        }
    }

    private static MappingNode block() {
        return new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
    }

    private static String position(MarkedYamlEngineException invalid) {
        return invalid.getProblemMark().map(ConfigDocument::line).orElse("");
    }

    private static String line(Mark mark) {
        return ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }
}
