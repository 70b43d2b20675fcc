package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Type;

/** The checkpoints for other areas. */
public interface CheckpointDirectory {
    /**
     * A column that refers to a checkpoint, written 大白镇西口卡口 K0001; read from that, from the code alone, or from a
     * name that only one has.
     */
    Type<Reference> type();
}
