package dev.ecsdeck.lab.api;

import java.util.List;
import java.util.Map;

/// What the tests ask of the vendor's own client. A refusal comes back as a map with its `Code`.
public interface VendorCalls {
    /// @param authority host and port of the endpoint
    void open(String authority, String accessKeyId, String accessKeySecret) throws Exception;

    /// One page of names, and the token of the next as the last of them.
    List<String> instanceNames(String region, String namePattern, String environment, String nextToken)
            throws Exception;

    /// `CloudAssistantStatus` of each.
    List<String> agents(String region, List<String> instances) throws Exception;

    Map<String, String> startSession(String region, String instance, int port) throws Exception;
}
