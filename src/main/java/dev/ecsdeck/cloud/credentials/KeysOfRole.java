package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.StsActions;
import dev.ecsdeck.cloud.credentials.RenewingCredentials.Fresh;
import dev.ecsdeck.problem.ProblemException;

/// Modes RamRoleArn, ChainableRamRoleArn and RamRoleArnWithRoleName: other keys are changed into a role's by
/// AssumeRole.
///
/// @param sts signs with the other keys
record KeysOfRole(StsActions sts, Profile profile) implements RenewingCredentials.Fetch {
    @Override
    public Fresh fetch() throws ProblemException {
        return Fresh.of(sts.assumeRole(new StsActions.Role(
                profile.field("ram_role_arn").orElseThrow(),
                RoleSession.name(profile),
                RoleSession.duration(profile),
                profile.field("external_id"))));
    }
}
