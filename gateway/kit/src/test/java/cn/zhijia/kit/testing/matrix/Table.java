package cn.zhijia.kit.testing.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may do what, a line for each operation: its operationId and cells such as {@code member=+44}, separated by blanks. A cell
 * names one role, several with commas, or {@code rest} for those that the line does not name (the guest is among them). Its
 * verdicts are {@code +} allowed, {@code 1} 401, {@code 3} 403, {@code 4} 404, for one's own, others' and other unions'
 * objects; the last one given holds for those that are left. A line for {@code operationId@variant} is about another kind of
 * object, such as a draft. What follows a {@code #} is a remark.
 */
public final class Table {

    private final Map<String, Map<Role, String>> lines = new TreeMap<>();

    private Table(List<String> text) {
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).replaceAll("#.*", "").strip();
            try {
                if (!line.isEmpty()) {
                    add(line.split("\\s+"));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
    }

    public static Table of(String... lines) {
        return new Table(List.of(lines));
    }

    /** A table as it lies among a service's test resources. */
    public static Table read(String resource) {
        try (InputStream in = Table.class.getResourceAsStream(resource)) {
            return new Table(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] words) {
        var cells = new EnumMap<Role, String>(Role.class);
        String rest = null;
        for (String word : Arrays.copyOfRange(words, 1, words.length)) {
            if (!word.matches("[a-z,-]+=[+134]{1,3}")) {
                throw new IllegalArgumentException("no cell: " + word);
            }
            String verdicts = word.substring(word.indexOf('=') + 1);
            for (String role : word.substring(0, word.indexOf('=')).split(",")) {
                if (role.equals("rest") ? rest != null : cells.put(Role.of(role), verdicts) != null) {
                    throw new IllegalArgumentException("twice: " + role);
                }
                rest = role.equals("rest") ? verdicts : rest;
            }
        }
        for (Role role : Role.values()) {
            if (cells.get(role) == null && rest == null) {
                throw new IllegalArgumentException("nothing about " + role.word());
            }
            cells.putIfAbsent(role, String.valueOf(rest));
        }
        if (lines.put(words[0], cells) != null) {
            throw new IllegalArgumentException("twice: " + words[0]);
        }
    }

    /** Those that have a line, of whatever variant. */
    Set<String> operations() {
        return lines.keySet().stream().map(line -> line.replaceAll("@.*", "")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The operation as each of its lines has it. */
    List<Operation> variants(Operation operation) {
        return lines.keySet().stream().filter(line -> line.replaceAll("@.*", "").equals(operation.id()))
                .map(line -> operation.in(line.contains("@") ? line.replaceAll(".*@", "") : "")).toList();
    }

    Verdict expected(String line, Caller caller) {
        String verdicts = lines.get(line).get(caller.role());
        return Verdict.of(verdicts.charAt(Math.min(caller.relation().ordinal(), verdicts.length() - 1)));
    }
}
