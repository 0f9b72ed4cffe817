/// The Lab's machines: what they are, and what is wrong with each.
///
/// Owns: the table of standard machines (a resource), machines made by counting, their states and agents. Does not
/// own: what is done to them (`api`), their files (`scratch`).
///
/// | ill | machine | mended by |
/// | --- | --- | --- |
/// | stopped | `stage-db-01`, `bj-gpu-01` | StartInstance |
/// | agent missing | `batch-01`, `sg-win-01` | InstallCloudAssistant |
/// | agent too old | `orders-db-01` | InstallCloudAssistant |
/// | agent silent | `worker-01` | RebootInstance |
/// | nothing let out | `worker-04` | AuthorizeSecurityGroupEgress: 443 to the service, 53 |
/// | session denied by policy | `sg-vault-01` | |
/// | locked | `locked-01` | |
/// | StartTerminalSession refuses | `gateway-01`, `quota-01`, `legacy-01` (forwards), `sg-edge-01` (Intranet),
/// `bj-dispatch-01`, `bj-region-01`, `bj-ghost-01`, `bj-slow-01` | |
/// | build 578 | `api-03` (speaks 1.02), `orders-db-02`, `cache-01`, `bj-ci-02`, `sg-api-02` (speak 1.01) | |
/// | build 1065, speaks 1.01 | `worker-03` | |
/// | Windows, simulated | `sg-win-01`, `sg-win-02` | |
/// | SSH | `bj-nokeys-01`, `bj-nossh-01`, `bj-plugin-01`, `bj-sssd-01`, `bj-clock-01` | |
/// | commands | `bj-hang-01` (no end), `bj-late-01` (late results) | |
/// | outside the cloud | `onprem-nas-01`, `onprem-gate-01` (silent) | |
@NullMarked
package dev.ecsdeck.lab.fleet;

import org.jspecify.annotations.NullMarked;
