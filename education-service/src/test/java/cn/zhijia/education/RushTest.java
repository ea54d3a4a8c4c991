package cn.zhijia.education;

import static cn.zhijia.education.Campus.member;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RushTest {

    @Inject
    Ledger ledger;

    private record Applicant(String token, UUID id) {
    }

    @Test
    void a_thousand_applications_for_a_hundred_seats_in_nested_pools() throws Exception {
        var campus = Campus.open(100);
        var a = campus.offering("BACHELOR", 60);
        var b = campus.offering("BACHELOR", 60);
        var crowd = drafted(campus, 1_000, new UUID[][] { { a }, { b }, { a, b }, { b, a } });
        var answers = Crowd.together(40, submissions(crowd));
        assertEquals(1_000, answers.stream().filter(r -> r.statusCode() == 200).count());
        assertEquals(100, answers.stream().filter(r -> r.body().contains("\"SUBMITTED\"")).count());
        assertEquals(100, ledger.count("select taken from quota_pool where term_id = :term and kind = 'TERM'", campus.term));
        assertEquals(1_000,
                ledger.count("select last_ticket from quota_pool where term_id = :term and kind = 'TERM'", campus.term));
        assertEquals(900,
                ledger.count("select count(*) from application where term_id = :term and state = 'WAITLISTED'", campus.term));
        ledger.check(campus.term);
        Replay.check(ledger.changes(campus.term), ledger.pools(campus.term));
    }

    @Test
    void withdrawals_race_submissions_and_every_seat_is_handed_on_once() throws Exception {
        var campus = Campus.open(20);
        var a = campus.offering("BACHELOR", 12);
        var b = campus.offering("JUNIOR_COLLEGE", 12);
        var choices = new UUID[][] { { a }, { b }, { a, b }, { b, a } };
        var early = drafted(campus, 40, choices);
        Crowd.together(8, submissions(early));
        var race = new ArrayList<>(submissions(drafted(campus, 40, choices)));
        for (var applicant : early.subList(0, 30)) {
            race.add(() -> Crowd.withdraw(applicant.token, applicant.id));
            race.add(() -> Crowd.withdraw(applicant.token, applicant.id));
        }
        Collections.shuffle(race, new Random(8));
        for (var answer : Crowd.together(24, race)) {
            assertEquals(200, answer.statusCode(), answer.body());
        }
        assertEquals(20, ledger.count("select taken from quota_pool where term_id = :term and kind = 'TERM'", campus.term));
        ledger.check(campus.term);
        Replay.check(ledger.changes(campus.term), ledger.pools(campus.term));
    }

    @Test
    void parallel_retries_of_one_person_make_one_application_with_one_ticket() throws Exception {
        var campus = Campus.open(5);
        var law = campus.offering("BACHELOR");
        var token = member("nervous" + campus.ordinal);
        var id = UUID.randomUUID();
        var drafts = Crowd.together(10, times(20, () -> Crowd.draft(token, id, campus.term, law)));
        assertEquals(1, drafts.stream().filter(r -> r.statusCode() == 201).count());
        assertEquals(19, drafts.stream().filter(r -> r.statusCode() == 200).count());
        for (var answer : Crowd.together(10, times(20, () -> Crowd.submit(token, id)))) {
            assertEquals(200, answer.statusCode(), answer.body());
        }
        var other = member("hasty" + campus.ordinal);
        var others = Crowd.together(10, times(10, () -> Crowd.draft(other, UUID.randomUUID(), campus.term, law)));
        assertEquals(1, others.stream().filter(r -> r.statusCode() == 201).count());
        assertEquals(9, others.stream().filter(r -> r.statusCode() == 409).count());
        assertEquals(1,
                ledger.count("select last_ticket from quota_pool where term_id = :term and kind = 'TERM'", campus.term));
        ledger.check(campus.term);
    }

    static List<Applicant> drafted(Campus campus, int people, UUID[][] choices) throws Exception {
        var random = new Random(people);
        return Crowd.together(16, IntStream.range(0, people).<Callable<Applicant>> mapToObj(i -> {
            var applicant = new Applicant(member("m" + i + "-" + UUID.randomUUID().toString().substring(0, 8)),
                    UUID.randomUUID());
            var wish = choices[random.nextInt(choices.length)];
            return () -> {
                assertEquals(201, Crowd.draft(applicant.token, applicant.id, campus.term, wish).statusCode());
                return applicant;
            };
        }).toList());
    }

    static List<Callable<HttpResponse<String>>> submissions(List<Applicant> crowd) {
        return crowd.stream().<Callable<HttpResponse<String>>> map(p -> () -> Crowd.submit(p.token, p.id)).toList();
    }

    static List<Callable<HttpResponse<String>>> times(int n, Callable<HttpResponse<String>> call) {
        return Collections.nCopies(n, call);
    }
}
