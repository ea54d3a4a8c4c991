package cn.zhijia.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;

import cn.zhijia.kit.Words;

/** Rules of the house that every service's tests check over its own classes and sources. */
public final class House {

    private static final Pattern CODE = Pattern
            .compile("(?:new Refusal|Refusal\\.field|\\.at)\\((?:[^\"()]*|\"[^\"]*\", )\"([a-z][a-z0-9-]+)\"");

    private static final Pattern TEXT = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"", Pattern.DOTALL);

    private static final Pattern NATIVE_BASIC = Pattern.compile(
            "createNativeQuery\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*?,\\s*(?:Instant|String|Integer|Long|UUID|Boolean)\\.class\\s*\\)");

    private static final Pattern STATEMENT_TIMEOUT = Pattern.compile("statement_timeout=(\\d+)");

    private House() {
    }

    /** Resource methods of the compiled classes that say neither which roles may call them nor that everybody may. */
    public static List<String> operationsWithoutARule(Path classes) {
        var without = new ArrayList<String>();
        for (Class<?> type : classes(classes)) {
            for (Method method : type.getDeclaredMethods()) {
                boolean operation = Arrays.stream(method.getAnnotations())
                        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
                if (operation && !ruled(method.getAnnotations()) && !ruled(type.getAnnotations())) {
                    without.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        return without;
    }

    /** How many resource methods there are, so that a check which finds none cannot pass for a clean one. */
    public static long operations(Path classes) {
        return classes(classes).stream().flatMap(t -> Arrays.stream(t.getDeclaredMethods()))
                .filter(m -> Arrays.stream(m.getAnnotations())
                        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class)))
                .count();
    }

    /** Problem and field codes in the sources for which nobody wrote words in both languages. */
    public static List<String> codesWithoutWords(Path sources) {
        var without = new TreeSet<String>();
        try (var files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var code = CODE.matcher(Files.readString(file));
                while (code.find()) {
                    boolean field = !code.group().startsWith("new Refusal");
                    for (var language : List.of(Words.CHINESE, Words.ENGLISH)) {
                        String key = field ? "field." + code.group(1) : code.group(1) + ".title";
                        if (Words.text(language, key, java.util.Map.of()) == null) {
                            without.add(language + " " + key);
                        }
                    }
                }
            }
            return List.copyOf(without);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sources with a native query of a basic type, {@code createNativeQuery(sql, Instant.class)}. Hibernate 7.2 keeps the plan
     * of
     * each such call under a key that equals no other (its ImplicitResultClassBuilder has no equals): two thousand equal plans
     * to
     * search through in every call, and no room for those that could be used again. Without the class the answer is the same.
     */
    public static List<String> nativeQueriesOfBasicTypes(Path sources) {
        try (var files = Files.walk(sources)) {
            var found = new ArrayList<String>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (NATIVE_BASIC.matcher(TEXT.matcher(Files.readString(file)).replaceAll("text")).find()) {
                    found.add(file.getFileName().toString());
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Seconds for which a connection is still believed in after the database would have ended any statement. The driver counts
     * in
     * seconds, the database in milliseconds.
     */
    public static long silenceAfterStatements(Path classes) {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(classes.resolve("application.properties"))) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String driver = "quarkus.datasource.jdbc.additional-jdbc-properties.";
        var statement = STATEMENT_TIMEOUT.matcher(settings.getProperty(driver + "options"));
        if (!statement.find()) {
            throw new IllegalStateException("statements may take for ever");
        }
        return Long.parseLong(settings.getProperty(driver + "socketTimeout")) - Long.parseLong(statement.group(1)) / 1_000;
    }

    private static boolean ruled(Annotation[] annotations) {
        return Arrays.stream(annotations).anyMatch(a -> a instanceof RolesAllowed || a instanceof PermitAll);
    }

    private static List<Class<?>> classes(Path root) {
        try (var files = Files.walk(root)) {
            var classes = new ArrayList<Class<?>>();
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                classes.add(Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
