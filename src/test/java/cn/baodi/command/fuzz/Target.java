package cn.baodi.command.fuzz;

import java.util.List;

/** A reader of bytes that anybody may have written. Made once and used for all inputs. */
public interface Target {
    /** Inputs to begin with; more lie in the test's resources under the target's name. */
    List<byte[]> seeds();

    /**
     * Reads {@code input}. Refusals are swallowed; whatever else is thrown is a finding, and so is what the target itself
     * asserts.
     */
    void read(byte[] input) throws Exception;
}
