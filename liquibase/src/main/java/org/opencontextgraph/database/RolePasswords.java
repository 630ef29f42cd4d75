package org.opencontextgraph.database;

import java.util.EnumMap;
import java.util.Map;

/** One password for each role. Never in the changelog, never in a log: {@link #toString()} tells nothing. */
public record RolePasswords(Map<Role, String> passwords) {
    public RolePasswords {
        passwords = Map.copyOf(passwords);
        for (Role role : Role.values()) {
            String password = passwords.get(role);
            if (password == null || password.isBlank()) {
                throw new IllegalArgumentException("database role " + role.roleName() + " has no password");
            }
        }
    }

    /** The same password for all: for tests and throwaway databases on loopback. */
    public static RolePasswords same(String password) {
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            passwords.put(role, password);
        }
        return new RolePasswords(passwords);
    }

    String of(Role role) {
        String password = passwords.get(role);
        if (password == null) {
            throw new IllegalStateException("checked when made: " + role.roleName());
        }
        return password;
    }

    @Override
    public String toString() {
        return "RolePasswords[redacted]";
    }
}
