package dev.kirikae.model;

/** Whose credentials these are, from STS GetCallerIdentity. */
public record Caller(String account, String arn) {}
