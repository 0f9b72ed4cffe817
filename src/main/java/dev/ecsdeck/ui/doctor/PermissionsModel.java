package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.doctor.DoctorService;
import dev.ecsdeck.service.doctor.Permission;
import dev.ecsdeck.ui.kit.FxWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the account may do, feature by feature; no node.
final class PermissionsModel {
    /// What a feature needs, in the order of the table.
    private static final List<Need> NEEDS = List.of(
            new Need("list", "ecs:DescribeInstances"),
            new Need("list", "ecs:DescribeRegions"),
            new Need("agents", "ecs:DescribeCloudAssistantStatus"),
            new Need("sessions", "ecs:DescribeTerminalSessions"),
            new Need("shells", "ecs:StartTerminalSession"),
            new Need("shells", "ecs:EndTerminalSession"),
            new Need("settings", "ecs:DescribeCloudAssistantSettings"),
            new Need("switch", "ecs:ModifyCloudAssistantSettings"),
            new Need("power", "ecs:StartInstance"),
            new Need("power", "ecs:StopInstance"),
            new Need("power", "ecs:RebootInstance"),
            new Need("commands", "ecs:RunCommand"),
            new Need("commands", "ecs:DescribeInvocations"),
            new Need("commands", "ecs:StopInvocation"),
            new Need("install", "ecs:InstallCloudAssistant"),
            new Need("keys", "ecs:DescribeKeyPairs"),
            new Need("groups", "ecs:DescribeSecurityGroups"),
            new Need("rules", "ecs:AuthorizeSecurityGroupEgress"),
            new Need("rules", "ecs:RevokeSecurityGroup"));

    private final FxWork work;
    private final DoctorService service;
    private final Supplier<Optional<Instance>> instance;
    private final ReadOnlyObjectWrapper<View> view =
            new ReadOnlyObjectWrapper<>(new View(List.of(), Optional.empty(), true));

    private record Need(String feature, String action) {}

    /// @param feature names the sentence of what it is for
    record Row(String feature, String action, Permission finding) {}

    /// What is shown.
    record View(List<Row> rows, Optional<Problem> fault, boolean isAsking) {
        List<String> denied() {
            return rows.stream()
                    .filter(row -> row.finding() == Permission.DENIED)
                    .map(Row::action)
                    .toList();
        }

        long count(Permission finding) {
            return rows.stream().filter(row -> row.finding() == finding).count();
        }
    }

    /// @param instance to try power actions on
    PermissionsModel(FxWork work, DoctorService service, Supplier<Optional<Instance>> instance) {
        this.work = work;
        this.service = service;
        this.instance = instance;
    }

    ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    void refresh() {
        view.set(new View(view.get().rows(), Optional.empty(), true));
        Optional<Instance> on = instance.get();
        work.run(
                "permissions",
                () -> service.permissions(on),
                found -> view.set(new View(rows(found), Optional.empty(), false)),
                problem -> view.set(new View(List.of(), Optional.of(problem), false)));
    }

    private static List<Row> rows(Map<String, Permission> found) {
        return NEEDS.stream()
                .map(need ->
                        new Row(need.feature(), need.action(), found.getOrDefault(need.action(), Permission.NOT_ASKED)))
                .toList();
    }
}
