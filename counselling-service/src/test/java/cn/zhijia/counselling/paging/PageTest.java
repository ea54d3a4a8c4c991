package cn.zhijia.counselling.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.kit.testing.Overheard;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageTest {

    private static final Optional<String> SECRET = Optional.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Inject
    ObjectMapper json;

    private final UUID occasion = UUID.randomUUID();

    @Test
    void an_occasion_of_many_days_is_read_from_its_end() {
        IntStream.range(0, 500).forEach(step -> page(new Recipient(null, "role" + step), step));
        var woken = QuarkusTransaction.requiringNew().call(() -> Page.on(occasion));
        assertEquals(IntStream.range(460, 500).mapToObj(step -> new Recipient(null, "role" + step)).toList(), woken);
    }

    @Test
    void a_page_for_which_no_webhook_is_set_rings_nowhere_and_the_log_says_so() {
        var supervisors = page(Recipient.SUPERVISORS, 0);
        var administrators = page(Recipient.ADMINISTRATORS, 1);
        var some = new Webhooks(Optional.of("supervisor=https://pager.example"), SECRET, json);
        var none = new Webhooks(Optional.empty(), Optional.empty(), json);
        try (var log = new Overheard()) {
            for (var page : List.of(supervisors, administrators)) {
                QuarkusTransaction.requiringNew().run(() -> some.send(Page.findById(page)));
                QuarkusTransaction.requiringNew().run(() -> none.send(Page.findById(page)));
            }
            var said = log.saying("rings nowhere");
            assertEquals(1, said.size(), said.toString());
            assertEquals(said, log.saying(administrators.toString()));
        }
    }

    private UUID page(Recipient to, int step) {
        var id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> Page.insert(id, to, Fact.CRISIS_PAGE, occasion, occasion, step));
        return id;
    }
}
