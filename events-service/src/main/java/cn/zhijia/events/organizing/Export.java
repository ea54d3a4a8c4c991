package cn.zhijia.events.organizing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import cn.zhijia.events.registration.Registration;
import cn.zhijia.events.registration.RegistrationState;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The participants of an event as lines of CSV, a page at a time: as many as there are, in little memory and with no
 * transaction
 * that lasts as long as somebody's download.
 *
 * @param zone of the event, for its times
 * @param state null for every state
 * @param header the column names
 * @param questions of the event, whose answers are the last columns
 */
record Export(UUID event, ZoneId zone, RegistrationState state, List<String> header, List<String> questions) {

    private static final int PAGE_SIZE = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String PAGE = """
            select p.member_no, p.name, p.union_id, r.party_size, array_to_string(r.companions, '、'), r.state, r.joined_at, r.id,
                r.answered, r.answers
            from registration r join person p on p.id = r.person_id
            where r.event_id = :event and (cast(:state as text) is null or r.state = cast(:state as text))
            and (r.joined_at, r.id) > (cast(:joined as timestamptz), cast(:id as uuid))
            order by r.joined_at, r.id limit :limit
            """;

    void write(OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF'); // without it a spreadsheet takes Chinese for something else
        var csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord(header.stream().map(Export::cell));
        Object joined = "-infinity";
        var id = new UUID(0, 0);
        List<Tuple> page;
        do {
            page = page(joined.toString(), id);
            for (var row : page) {
                csv.printRecord(cells(row));
                joined = row.get(6);
                id = row.get(7, UUID.class);
            }
        } while (page.size() == PAGE_SIZE);
        csv.flush();
    }

    private List<Object> cells(Tuple row) {
        var cells = new ArrayList<Object>(List.of(cell(row.get(0)), cell(row.get(1)), cell(row.get(2)), row.get(3),
                cell(row.get(4)), row.get(5), TIME.format(row.get(6, Instant.class).atZone(zone))));
        var answered = Arrays.asList(row.get(8, String[].class));
        var answers = row.get(9, String[].class);
        for (var question : questions) {
            int at = answered.indexOf(question);
            cells.add(at < 0 ? "" : cell(answers[at]));
        }
        return cells;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> page(String joined, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Registration.getEntityManager()
                .createNativeQuery(PAGE, Tuple.class).setParameter("event", event)
                .setParameter("state", state == null ? null : state.name()).setParameter("joined", joined)
                .setParameter("id", id.toString()).setParameter("limit", PAGE_SIZE).getResultList());
    }

    /** On one line, as an import wants it; what a spreadsheet would run as a formula is shown as it stands. */
    static String cell(Object text) {
        var cell = text == null ? "" : text.toString().replaceAll("\\R", " ");
        return Formula.asleep(cell);
    }
}
