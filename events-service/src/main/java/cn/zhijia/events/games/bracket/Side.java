package cn.zhijia.events.games.bracket;

/** One of the two who meet: home or away, as in the legs of a match ({@code HAH}). */
public enum Side {
    H,
    A
}
