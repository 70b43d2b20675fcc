package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Type;

/** The volunteers for other areas. */
public interface VolunteerDirectory {
    /**
     * A column that refers to a volunteer, written 张伟 V00012; read from that, from the code alone, from a phone or
     * identity number, or from a name that only one has.
     */
    Type<Reference> type();
}
