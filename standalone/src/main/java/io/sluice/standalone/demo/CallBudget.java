package io.sluice.standalone.demo;

/** A burst of calls, and so many more each second. */
final class CallBudget {

    private final int burst;
    private final double perNano;
    private double left;
    private long looked = System.nanoTime();

    CallBudget(int burst, int perSecond) {
        this.burst = burst;
        this.perNano = perSecond / 1e9;
        this.left = burst;
    }

    synchronized boolean take() {
        var now = System.nanoTime();
        left = Math.min(burst, left + (now - looked) * perNano);
        looked = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
