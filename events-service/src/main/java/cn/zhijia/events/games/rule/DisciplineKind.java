package cn.zhijia.events.games.rule;

/** What is measured. */
public enum DisciplineKind {
    /** 计数: the more the better (8字长绳, 定点投篮). */
    COUNT_MORE,
    /** 计时: the less the better, milliseconds (夹球接力). */
    TIME_LESS,
    /** 淘汰赛 (拔河). */
    KNOCKOUT,
    /** 循环赛. */
    ROUND_ROBIN;

    public boolean ofMatches() {
        return this == KNOCKOUT || this == ROUND_ROBIN;
    }
}
