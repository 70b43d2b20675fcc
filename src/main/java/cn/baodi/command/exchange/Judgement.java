package cn.baodi.command.exchange;

/** What a row of a file is worth before anything is stored. */
public enum Judgement {
    /** It is stored as it stands there. */
    GOOD,
    /** It is stored, and a cell means the same but is written another way. */
    REPAIRED,
    /** It is likely there already: it is put into the queue, where somebody decides. */
    DUPLICATE,
    /** Somebody has to say what is meant. */
    DOUBTFUL,
    /** It cannot be stored. */
    WRONG,
    /** It is there already with the same content. */
    UNCHANGED,
    /** It is no data, such as a total, the head again, a signature; it is passed over. */
    ASIDE
}
