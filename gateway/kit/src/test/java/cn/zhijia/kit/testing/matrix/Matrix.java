package cn.zhijia.kit.testing.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Calls every operation of a running service as every role, in every relation to the object, and compares the answers with the
 * service's {@link Table}. The operations come from the service's own OpenAPI document: a new one without a line is a failure.
 */
public final class Matrix {

    /** The objects of a service's tests. */
    @FunctionalInterface
    public interface Objects {

        /** Makes anew what this operation is about, through the door, and fills the call with its names. */
        void prepare(Operation operation, Call call);
    }

    private static final String PACKAGE = Matrix.class.getPackageName();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI service;
    private final Table table;
    private final String union;
    private final Objects objects;

    /** @param union to which the objects belong */
    public Matrix(URI service, Table table, String union, Objects objects) {
        this.service = service;
        this.table = table;
        this.union = union;
        this.objects = objects;
    }

    /** Nothing, when the service does what the table says. */
    public List<String> differences() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve("/openapi?format=json")).build();
        var contract = Operation.of(json.readTree(client.send(request, BodyHandlers.ofInputStream()).body()));
        var differences = new ArrayList<>(Comparison.forgotten(contract, table));
        for (Operation operation : contract) {
            for (Operation variant : table.variants(operation)) {
                try {
                    differences.addAll(Comparison.otherwise(tried(variant), table));
                } catch (AssertionError | RuntimeException e) { // the others are tried all the same
                    differences.add(variant.line() + " could not be set up: " + where(e));
                }
            }
        }
        return differences;
    }

    /**
     * Those who should be refused come first, and all of them meet the same object; whoever could have changed it leaves a
     * fresh
     * one to the next.
     */
    private List<Finding> tried(Operation operation) throws IOException, InterruptedException {
        var findings = new ArrayList<Finding>();
        var callers = Caller.all(union);
        callers.sort(Comparator.comparing(caller -> table.expected(operation.line(), caller) == Verdict.ALLOWED));
        Call call = null;
        for (Caller caller : callers) {
            if (call == null) {
                call = new Call(operation);
                objects.prepare(operation, call);
            }
            int status = answered(operation, caller, call, findings);
            call = operation.changes() && status < 300 ? null : call;
        }
        return findings;
    }

    private int answered(Operation operation, Caller caller, Call call, List<Finding> findings)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(call.by(caller, service), BodyHandlers.ofInputStream());
        try (var body = answer.body()) { // a stream of events has no end: it is closed unread
            findings.add(new Finding(operation.line(), caller, answer.statusCode(),
                    answer.statusCode() < 400 ? "" : problem(json.readTree(body))));
        }
        return answer.statusCode();
    }

    private static String where(Throwable e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ") + Arrays.stream(e.getStackTrace())
                .filter(at -> at.getClassName().startsWith("cn.zhijia") && !at.getClassName().startsWith(PACKAGE)).findFirst()
                .map(at -> " at " + at).orElse("");
    }

    private static String problem(JsonNode said) {
        return (said.path("code").asText() + " " + (said.has("errors") ? said.path("errors") : "")).strip();
    }
}
