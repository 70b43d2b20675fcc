package cn.baodi.command.core;

/** Who is on duty at this workstation. Every write carries the name. */
public final class Session {
    private volatile String operator;

    public Session(String operator) {
        this.operator = operator;
    }

    public String operator() {
        return operator;
    }

    public void takeOver(String name) {
        operator = name;
    }
}
