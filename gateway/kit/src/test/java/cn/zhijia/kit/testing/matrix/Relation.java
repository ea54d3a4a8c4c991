package cn.zhijia.kit.testing.matrix;

/** What the object has to do with the caller, in the order in which a cell of the table gives its verdicts. */
public enum Relation {
    /** Made by the caller, or made for the caller. */
    OWN,
    /** Somebody else's of the same union, school, agency or hospital. */
    OTHERS,
    /** Another union's, school's, agency's or hospital's. */
    FOREIGN
}
