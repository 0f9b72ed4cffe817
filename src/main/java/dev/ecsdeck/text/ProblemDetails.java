package dev.ecsdeck.text;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.text.Explanation.Detail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The facts of a problem that belong in a ticket.
final class ProblemDetails {
    private final Messages messages;
    private final List<Detail> details = new ArrayList<>();

    private ProblemDetails(Messages messages) {
        this.messages = messages;
    }

    static List<Detail> of(Problem problem, Optional<Instant> when, Messages messages) {
        ProblemDetails all = new ProblemDetails(messages);
        all.gather(problem);
        when.ifPresent(instant -> all.add("problems.detail.time", Amounts.time(instant, messages)));
        return all.details;
    }

    private void gather(Problem problem) {
        switch (problem) {
            case Problem.CloudRefused p -> {
                add("problems.detail.code", p.code());
                add("problems.detail.action", p.action());
                service(p.serviceMessage(), p.requestId(), p.httpStatus());
                p.retryAfter().ifPresent(wait -> add("problems.detail.retry", Amounts.duration(wait, messages)));
            }
            case Problem.NotPermitted p -> {
                add("problems.detail.code", p.code());
                add("problems.detail.permission", p.permission());
                add("problems.detail.principal", p.principal());
                service(p.serviceMessage(), p.requestId(), p.httpStatus());
            }
            case Problem.InvocationFailed p -> {
                add("problems.detail.code", p.code());
                add("problems.detail.message", p.serviceMessage());
            }
            case Problem.SessionEnded p -> {
                add("problems.detail.code", p.reason());
                add("problems.detail.message", p.text());
            }
            case Problem.GatewayRefused p -> add("problems.detail.status", Integer.toString(p.httpStatus()));
            case Problem.Unreachable p -> add("problems.detail.detail", p.detail());
            case Problem.NotTheService p -> add("problems.detail.detail", p.detail());
            case Problem.FileBroken p -> add("problems.detail.detail", p.detail());
            case Problem.FileUnusable p -> add("problems.detail.detail", p.detail());
            case Problem.KeychainUnusable p -> add("problems.detail.detail", p.detail());
            case Problem.InstanceNotReady p -> add("problems.detail.detail", p.detail());
            case Problem.GatewayBroken p -> add("problems.detail.detail", p.detail());
            case Problem.EncryptionRefused p -> add("problems.detail.detail", p.detail());
            case Problem.KeyUnusable p -> add("problems.detail.detail", p.detail());
            case Problem.LogonFailed p -> add("problems.detail.detail", p.detail());
            case Problem.SshFailed p -> add("problems.detail.detail", p.detail());
            case Problem.RemoteFileFailed p -> add("problems.detail.detail", p.detail());
            case Problem.ClockSkewed _,
                    Problem.NoCredentials _,
                    Problem.CredentialsUnusable _,
                    Problem.InvalidInput _,
                    Problem.InstanceUnknown _,
                    Problem.InstanceAmbiguous _,
                    Problem.Silence _,
                    Problem.SessionLost _,
                    Problem.IdleEnded _,
                    Problem.PortTaken _,
                    Problem.PortUnusable _,
                    Problem.CallerRefused _,
                    Problem.QueueFull _,
                    Problem.OwnKeyUnusable _,
                    Problem.HostKeyChanged _,
                    Problem.Expired _,
                    Problem.Interrupted _ -> {}
        }
    }

    private void service(String message, String requestId, int status) {
        add("problems.detail.message", message);
        add("problems.detail.request", requestId);
        add("problems.detail.status", Integer.toString(status));
    }

    private void add(String key, String value) {
        if (!value.isBlank()) {
            details.add(new Detail(messages.text(key), value));
        }
    }
}
