package cn.zhijia.events.games.standing;

import java.util.UUID;

/** A rank and its reason, of an entry or a team. */
record Ranked(UUID id, int rank, Reason reason) {
}
