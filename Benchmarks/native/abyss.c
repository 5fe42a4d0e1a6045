/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The peer that XmlRpc.Server is measured against: xmlrpc-c's own server, with the two methods of the conformance
 * server that the measurement calls.
 *
 * usage: abyss PORT      (abyss listens on all addresses: run it in a network namespace)
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <xmlrpc-c/base.h>
#include <xmlrpc-c/server.h>
#include <xmlrpc-c/server_abyss.h>

static xmlrpc_value *add(xmlrpc_env *env, xmlrpc_value *arguments, void *data)
{
    xmlrpc_int a, b;

    (void)data;
    xmlrpc_decompose_value(env, arguments, "(ii)", &a, &b);
    return env->fault_occurred ? NULL : xmlrpc_build_value(env, "i", a + b);
}

/* Integers beyond 32 bits go as i8, as in XmlRpc.Server. */
static void set_number(xmlrpc_env *env, xmlrpc_value *row, const char *name, int64_t number)
{
    xmlrpc_value *value = number >= INT32_MIN && number <= INT32_MAX ? xmlrpc_int_new(env, (int)number)
                                                                     : xmlrpc_i8_new(env, number);
    xmlrpc_struct_set_value(env, row, name, value);
    xmlrpc_DECREF(value);
}

/* The row of the conformance server's interop.page. */
static xmlrpc_value *make_row(xmlrpc_env *env, int i)
{
    const struct {
        const char *name;
        int64_t number;
    } members[] = {
        { "_id", 1000000 + i }, { "id", INT64_C(3000000000) + i }, { "orig_l3proto", 2 }, { "orig_l4proto", 6 },
        { "orig_ipv4_src", 0x0A000001 + i }, { "orig_ipv4_dst", 0xC0A80101 }, { "orig_port_src", 32768 + i },
        { "orig_port_dst", 443 }, { "repl_l3proto", 2 }, { "repl_l4proto", 6 }, { "repl_ipv4_src", 0xC0A80101 },
        { "repl_ipv4_dst", 0x0A000001 + i }, { "repl_port_src", 443 }, { "repl_port_dst", 32768 + i },
        { "orig_counter_packets", 17 * i }, { "orig_counter_bytes", 12345 * i }, { "repl_counter_packets", 23 * i },
        { "repl_counter_bytes", INT64_C(98765432) * i }, { "orig_byte_rate", 1500 }, { "repl_byte_rate", 90000 },
        { "byte_rate", 91500 }, { "timeout", 431999 - i }, { "mark", 1000 }, { "status", 0x18E }, { "tcp_state", 3 },
        { "use", 1 }, { "zone", 0 }, { "user_id", 1000 }, { "authenticated", 1 },
    };
    xmlrpc_value *row = xmlrpc_struct_new(env);
    xmlrpc_value *name = xmlrpc_string_new(env, "alice");

    for (size_t m = 0; m < sizeof members / sizeof *members && !env->fault_occurred; m++)
        set_number(env, row, members[m].name, members[m].number);
    xmlrpc_struct_set_value(env, row, "username", name);
    xmlrpc_DECREF(name);
    return row;
}

static xmlrpc_value *page(xmlrpc_env *env, xmlrpc_value *arguments, void *data)
{
    xmlrpc_value *table = xmlrpc_array_new(env);
    xmlrpc_int rows;

    (void)data;
    xmlrpc_decompose_value(env, arguments, "(i)", &rows);
    for (int i = 0; i < rows && !env->fault_occurred; i++) {
        xmlrpc_value *row = make_row(env, i);
        xmlrpc_array_append_item(env, table, row);
        xmlrpc_DECREF(row);
    }
    xmlrpc_value *result = xmlrpc_build_value(env, "{s:V,s:i}", "table", table, "total", rows);
    xmlrpc_DECREF(table);
    return result;
}

int main(int argc, char **argv)
{
    xmlrpc_env env;

    if (argc != 2) {
        fprintf(stderr, "usage: abyss PORT\n");
        return 2;
    }
    xmlrpc_env_init(&env);
    xmlrpc_registry *registry = xmlrpc_registry_new(&env);
    xmlrpc_registry_add_method(&env, registry, NULL, "interop.add", add, NULL);
    xmlrpc_registry_add_method(&env, registry, NULL, "interop.page", page, NULL);

    xmlrpc_server_abyss_parms settings = {
        .config_file_name = NULL,
        .registryP = registry,
        .port_number = (unsigned)atoi(argv[1]),
        .keepalive_timeout = 60,
        .keepalive_max_conn = 1000000,
    };
    xmlrpc_server_abyss(&env, &settings, XMLRPC_APSIZE(keepalive_max_conn));
    if (env.fault_occurred) {
        fprintf(stderr, "abyss: %s\n", env.fault_string);
        return 1;
    }
    return 0;
}
