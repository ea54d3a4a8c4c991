package cn.zhijia.counselling.referral.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.By;
import cn.zhijia.counselling.referral.event.EventKind;
import cn.zhijia.counselling.referral.event.HospitalEvent;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;

/** The same for both sides: written while the attempt lives, the other side is told that there is one. */
@ApplicationScoped
class Mail {

    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;

    Mail(DatabaseClock clock, Vault vault, Audit audit) {
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
    }

    /** With the referral's row held. */
    RestResponse<MessagePage.View> put(UUID id, Referral referral, Attempt attempt, By by, String text) {
        Message known = Message.findById(id);
        if (known != null) {
            if (!known.says(attempt.id, by, referral.memberId, text, vault)) {
                throw new Refusal("id-in-use");
            }
            return RestResponse.ok(view(known, referral));
        }
        if (!attempt.isOpenToHospital()) {
            throw new Refusal("attempt-over");
        }
        var message = new Message(id, attempt.id, by, referral.memberId, text, vault, clock.now());
        message.persistAndFlush();
        if (by.kind() == By.Kind.HOSPITAL) {
            Notice.tellAnew(referral.requestedById, Fact.REFERRAL_NEWS, referral.id);
        } else {
            HospitalEvent.tell(List.of(new HospitalEvent.Told(attempt.hospitalId, attempt.id, EventKind.MESSAGE)),
                    referral.priority);
        }
        audit.record(referral.memberId, Act.REFERRAL_MESSAGE_WRITTEN, attempt.id, null);
        return RestResponse.status(RestResponse.Status.CREATED, view(message, referral));
    }

    RestResponse<MessagePage> list(Referral referral, Attempt attempt, String cursor, int limit, UriInfo uri) {
        var after = cursor == null ? List.of(Message.FIRST, new UUID(0, 0).toString()) : Cursor.read(cursor, attempt.id, 2);
        var slice = Slice.of(Message.of(attempt.id, Instant.parse(after.get(0)), UUID.fromString(after.get(1)), limit + 1),
                limit);
        var next = slice.next(attempt.id, last -> List.of(last.at, last.id));
        var page = new MessagePage(slice.as(m -> view(m, referral)), next);
        audit.record(referral.memberId, Act.REFERRAL_MESSAGES_READ, attempt.id, null);
        return Pages.answer(page, next, uri);
    }

    private MessagePage.View view(Message m, Referral referral) {
        return new MessagePage.View(m.id, m.client != null, m.text(referral.memberId, vault), m.at);
    }
}
