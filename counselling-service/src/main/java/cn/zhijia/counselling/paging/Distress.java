package cn.zhijia.counselling.paging;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.Person;

/**
 * Who calls for help, says how they are, or comes to help: nobody is refused here because an account was issued anew and its
 * 会员号 is still the old one's. They go on as somebody without a number, and the administrators learn that it is to be mended.
 */
@ApplicationScoped
public class Distress {

    private final Caller caller;
    private final Pager pager;

    Distress(Caller caller, Pager pager) {
        this.caller = caller;
        this.pager = pager;
    }

    /** The caller, in the caller's transaction. */
    public Person caller() {
        var me = Person.anyway(caller);
        if (me.lacksNumber(caller)) {
            var clash = UUID.nameUUIDFromBytes(("number of " + me.id).getBytes(StandardCharsets.UTF_8));
            pager.page(Recipient.ADMINISTRATORS, Fact.NUMBER_CLASH, me.id, clash, 0);
        }
        return me;
    }
}
