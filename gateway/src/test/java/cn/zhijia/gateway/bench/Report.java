package cn.zhijia.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/**
 * What was measured: each row a ratio to a peer or limit of the same run, because absolute figures of a shared machine mean
 * little.
 */
final class Report {

    private record Row(String what, double ours, double peer, String unit, String detail) {

        double ratio() {
            return ours / peer;
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** @param peer the limit or rival that {@code ours} is held against, in the same unit */
    void row(String what, double ours, double peer, String unit, String detail) {
        rows.add(new Row(what, ours, peer, unit, detail));
    }

    void write(Path folder) throws IOException {
        var table = new StringBuilder("| what | ours | peer | unit | ratio | detail |\n|---|---:|---:|---|---:|---|\n");
        for (Row row : rows) {
            table.append(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %s | %.2f | %s |%n", row.what, row.ours, row.peer,
                    row.unit, row.ratio(), row.detail));
        }
        table.append(String.format(Locale.ROOT, "%n%d processors, %s, Java %s. Generator, services and database share them.%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"), System.getProperty("java.version")));
        Files.writeString(folder.resolve("table.md"), table);
        System.out.print(table);
        VectorGraphicsEncoder.saveVectorGraphic(chart(), folder.resolve("chart").toString(), VectorGraphicsFormat.SVG);
    }

    private CategoryChart chart() {
        var chart = new CategoryChartBuilder().width(900).height(420).title("Ratio to peer or limit (1.0 = equal)").build();
        chart.getStyler().setLegendVisible(false);
        chart.addSeries("ratio", rows.stream().map(Row::what).toList(), rows.stream().map(Row::ratio).toList());
        return chart;
    }
}
