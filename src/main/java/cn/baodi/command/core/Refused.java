package cn.baodi.command.core;

/** A row that is right by itself but not beside what is already stored; thrown within a write, which stores nothing. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.key());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
