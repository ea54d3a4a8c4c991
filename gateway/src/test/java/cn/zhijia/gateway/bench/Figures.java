package cn.zhijia.gateway.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** What a measurement checks before its figures count. */
final class Figures {

    private Figures() {
    }

    /** Every answer has this status, but 503, which was repeated; and there are so many of them. */
    static void requireAll(JsonNode result, int status, long answers) {
        long right = result.path("statuses").path(String.valueOf(status)).asLong();
        long repeated = result.path("statuses").path("503").asLong();
        long all = 0;
        for (JsonNode count : result.path("statuses")) {
            all += count.asLong();
        }
        if (right != answers || all != right + repeated) {
            throw new IllegalStateException("not " + answers + " answers of " + status + " alone: " + result);
        }
    }

    /** @return the one number that the query finds */
    static long count(String jdbcUrl, String sql, Object... values) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl); var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1,
                        values[i] instanceof Object[] array ? connection.createArrayOf("uuid", array) : values[i]);
            }
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
