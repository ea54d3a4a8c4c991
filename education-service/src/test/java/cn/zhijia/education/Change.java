package cn.zhijia.education;

import java.util.List;
import java.util.UUID;

/** One line of the event log, with the choices of its application. */
record Change(UUID application, String from, String to, Integer ticket, UUID seat, List<UUID> choices) {
}
