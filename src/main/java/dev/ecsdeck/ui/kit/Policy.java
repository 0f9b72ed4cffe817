package dev.ecsdeck.ui.kit;

/// A RAM policy to hand to whoever keeps the account.
public final class Policy {
    private Policy() {}

    /// The policy that allows one action of ECS on every instance.
    public static String allowing(String action) {
        return """
                {
                  "Version": "1",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": ["ecs:%s"],
                      "Resource": ["*"]
                    }
                  ]
                }
                """.formatted(action);
    }
}
