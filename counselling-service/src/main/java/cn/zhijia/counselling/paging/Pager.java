package cn.zhijia.counselling.paging;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;

/** Wakes somebody: as a notice, which is there in any case, and through every channel that there is. */
@ApplicationScoped
public class Pager {

    private final Instance<Channel> channels;

    Pager(@Any Instance<Channel> channels) {
        this.channels = channels;
    }

    /**
     * In the caller's transaction. Done once for each step of an occasion, however often it is asked for.
     *
     * @param thing what it is about, by the fact
     * @param occasion why somebody is woken just now
     */
    public void page(Recipient to, Fact why, UUID thing, UUID occasion, int step) {
        var id = UUID.randomUUID();
        if (Page.insert(id, to, why, thing, occasion, step)) {
            Notice.tellAnew(to.person(), to.role(), why, thing);
            Page page = Page.findById(id);
            channels.forEach(c -> c.send(page));
        }
    }
}
