package cn.zhijia.counselling.group;

import java.util.UUID;

/** Whoever gives seats says here who may lead those who sit. */
public interface Seating {

    /**
     * False for a superior of somebody who sits in the group, for whose superior sits there, and for a member of the family.
     * Under the group's lock.
     */
    boolean mayLead(PeerGroup group, UUID person);
}
