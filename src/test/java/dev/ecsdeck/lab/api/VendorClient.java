package dev.ecsdeck.lab.api;

import com.aliyun.ecs20140526.Client;
import com.aliyun.ecs20140526.models.DescribeCloudAssistantStatusRequest;
import com.aliyun.ecs20140526.models.DescribeInstancesRequest;
import com.aliyun.ecs20140526.models.DescribeInstancesResponseBody;
import com.aliyun.ecs20140526.models.StartTerminalSessionRequest;
import com.aliyun.ecs20140526.models.StartTerminalSessionResponseBody;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The vendor's Java client behind our own words. Loaded by [VendorLoader] alone.
public final class VendorClient implements VendorCalls {
    private @Nullable Client client;

    @Override
    public void open(String authority, String accessKeyId, String accessKeySecret) throws Exception {
        client = new Client(new Config()
                .setAccessKeyId(accessKeyId)
                .setAccessKeySecret(accessKeySecret)
                .setProtocol("http")
                .setEndpoint(authority));
    }

    @Override
    public List<String> instanceNames(String region, String namePattern, String environment, String nextToken)
            throws Exception {
        DescribeInstancesRequest request =
                new DescribeInstancesRequest().setRegionId(region).setMaxResults(10);
        if (!nextToken.isEmpty()) {
            request.setNextToken(nextToken);
        }
        if (!namePattern.isEmpty()) {
            request.setInstanceName(namePattern);
        }
        if (!environment.isEmpty()) {
            request.setTag(List.of(new DescribeInstancesRequest.DescribeInstancesRequestTag()
                    .setKey("env")
                    .setValue(environment)));
        }
        DescribeInstancesResponseBody body = client().describeInstances(request).getBody();
        List<String> names = new ArrayList<>();
        body.getInstances().getInstance().forEach(row -> names.add(row.getInstanceName()));
        names.add(body.getNextToken());
        return names;
    }

    @Override
    public List<String> agents(String region, List<String> instances) throws Exception {
        List<String> states = new ArrayList<>();
        client().describeCloudAssistantStatus(new DescribeCloudAssistantStatusRequest()
                        .setRegionId(region)
                        .setInstanceId(instances))
                .getBody()
                .getInstanceCloudAssistantStatusSet()
                .getInstanceCloudAssistantStatus()
                .forEach(row -> states.add(row.getCloudAssistantStatus()));
        return states;
    }

    @Override
    public Map<String, String> startSession(String region, String instance, int port) throws Exception {
        try {
            StartTerminalSessionResponseBody body = client().startTerminalSession(new StartTerminalSessionRequest()
                            .setRegionId(region)
                            .setInstanceId(List.of(instance))
                            .setPortNumber(port))
                    .getBody();
            return Map.of("SessionId", body.getSessionId(), "WebSocketUrl", body.getWebSocketUrl());
        } catch (TeaException refused) {
            return Map.of("Code", refused.getCode());
        }
    }

    private Client client() {
        if (client == null) {
            throw new IllegalStateException("not open");
        }
        return client;
    }
}
