package cn.zhijia.counselling;

import java.util.UUID;

import cn.zhijia.counselling.slot.Modality;
import cn.zhijia.kit.data.Person;

/**
 * An appointment has lost its time, and its member is put in line for another one. Told in the transaction that takes it, alone
 * in the {@link Turn}.
 *
 * @param counsellor null where the old one has no time to come
 */
public record TimeLost(UUID appointment, Person member, UUID counsellor, Modality modality) {
}
