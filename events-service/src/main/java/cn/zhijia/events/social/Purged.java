package cn.zhijia.events.social;

import java.util.UUID;

/**
 * A social is over for good. Told inside the transaction that makes it so, to whoever has something to close with it; the
 * social
 * is held alone.
 */
public record Purged(UUID social) {
}
