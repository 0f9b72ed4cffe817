package dev.ecsdeck.session;

import dev.ecsdeck.session.Ledger.Verdict;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import org.jspecify.annotations.Nullable;

/// What the numbers of a peer's frames say where nothing can be asked for again: the only thing there that shows a
/// message lost or doubled between an agent and us, such as when the agent has to dial the gateway anew. In 1.01 one
/// number counts from 0 all that a peer sends, in 1.02 another counts its outputs from 1; a peer may begin in the one
/// and go on in the other.
///
/// Whether in 1.01 the gateway's own words count with the agent's is not known, so they may and need not. A peer of
/// 1.01 is believed to count once one output has followed another, or when its first one stood where a counter's
/// would; one that does not count is taken at its word. Guarded by the conversation's lock.
final class PeerCounter {
    private boolean counts102;
    /// The first output, until another one comes.
    private @Nullable Frame first;
    private boolean begun;
    private boolean believed;
    private boolean beganAtStart;
    private long last;
    /// Frames that may stand between the last output and the next.
    private long others;

    /// Sees every frame go by.
    void pass(Frame frame) {
        if (frame.is102() != counts102) {
            counts102 = frame.is102();
            begun = false;
            others = 0;
        }
        others += counts102 || frame.type() == FrameType.OUTPUT ? 0 : 1;
    }

    /// What an output that has gone by is to us.
    Verdict judge(Frame output) {
        long number = counts102 ? output.outputSeq() : output.sequence();
        if (!begun) {
            return begin(output, number);
        }
        long step = number - last;
        boolean copy = output.equals(first);
        if (step >= 1 && step <= 1 + others) {
            believed = true;
        } else if (step > 1 && (believed || beganAtStart)) {
            return Verdict.GAP;
        } else if (believed || copy) {
            return Verdict.DUPLICATE;
        }
        first = null;
        last = number;
        others = 0;
        return Verdict.NEXT;
    }

    private Verdict begin(Frame output, long number) {
        begun = true;
        believed = counts102;
        beganAtStart = number >= 0 && number <= (counts102 ? 1 : others);
        first = output;
        last = number;
        others = 0;
        return Verdict.NEXT;
    }
}
