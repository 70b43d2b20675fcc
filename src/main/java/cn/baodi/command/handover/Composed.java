package cn.baodi.command.handover;

import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.data.ChainHead;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What there is to hand over at one moment, before anybody has signed.
 *
 * @param shift which is handed over
 * @param at as of when, Asia/Shanghai
 * @param demo whether the data are invented
 * @param parts alerts, notes, and what each area has open, in order
 * @param notes those that stand in {@code parts}
 */
record Composed(
        DutyShift shift,
        LocalDateTime at,
        String organisation,
        String going,
        boolean demo,
        List<OpenItems> parts,
        List<HandoverNote> notes) {
    /**
     * Who signed, and when.
     *
     * @param proven whether the coming officer showed a password
     * @param chain the head of the audit's chain just before
     */
    record Signatures(LocalDateTime goingAt, String coming, LocalDateTime signedAt, boolean proven, ChainHead chain) {}
}
