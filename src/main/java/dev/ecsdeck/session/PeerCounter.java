package dev.ecsdeck.session;

import dev.ecsdeck.session.Ledger.Verdict;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;

/// The one number of a 1.01 peer's frames, which counts from 0 all that it sends: the only thing there that shows a
/// message lost or doubled between an agent and us, such as when the agent has to dial the gateway anew.
///
/// Whether the gateway's own words count with the agent's is not known, so they may and need not. A peer is believed
/// to count once one output has followed another, or when its first one stood where a counter's would; one that does
/// not count is taken at its word. Guarded by the conversation's lock.
final class PeerCounter {
    private boolean begun;
    private boolean believed;
    private boolean beganAtZero;
    private long last;
    /// Frames other than output since the last one.
    private long others;

    /// Sees every frame go by.
    void pass(Frame frame) {
        others += frame.type() == FrameType.OUTPUT ? 0 : 1;
    }

    /// What an output is to us.
    Verdict judge(Frame output) {
        if (output.is102()) {
            return Verdict.NEXT;
        }
        long step = output.sequence() - last;
        if (!begun) {
            begun = true;
            beganAtZero = output.sequence() >= 0 && output.sequence() <= others;
        } else if (step >= 1 && step <= 1 + others) {
            believed = true;
        } else if (step > 1 && (believed || beganAtZero)) {
            return Verdict.GAP;
        } else if (believed) {
            return Verdict.DUPLICATE;
        }
        last = output.sequence();
        others = 0;
        return Verdict.NEXT;
    }
}
