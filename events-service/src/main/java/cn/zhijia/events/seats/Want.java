package cn.zhijia.events.seats;

import java.util.Map;
import java.util.UUID;

/**
 * Seats that somebody would like, and what decides in which quotas.
 *
 * @param oneQuota the event has one quota, for everybody: it is claimed without being looked at
 * @param party people, all of whom get seats or none does
 * @param union the person's, or null
 * @param answers by question
 */
public record Want(UUID event, boolean oneQuota, int party, String union, Map<String, String> answers) {
}
