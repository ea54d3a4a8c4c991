package cn.zhijia.events.social.matching;

import java.util.UUID;

/** Somebody wants nothing to do with somebody: the two are never a pair, whoever blocked whom. */
public record Block(UUID blocker, UUID blocked) {
}
