package dev.kirikae.model;

/** Web server environments have a CNAME and can be switched; workers have none. */
public enum Tier {
    WEB,
    WORKER
}
