package cn.zhijia.counselling.group;

import java.util.Collection;
import java.util.UUID;

/** Whoever keeps meetings says here what becomes of those to come when others lead the group. */
public interface Meetings {

    /** Before the group is held: whose time may be taken or become free. */
    void prepare(UUID group, Collection<UUID> leaders);

    /** Under the group's lock: nobody leads a meeting who does not lead the group any more. */
    void handOn(PeerGroup group);
}
