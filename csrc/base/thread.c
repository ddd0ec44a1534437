#ifdef __linux__
#define _GNU_SOURCE /* sched_getaffinity */
#endif
#include "base/thread.h"

#include <pthread.h>
#include <sched.h>
#include <unistd.h>

bool base_cancelled(const base_cancel *cancel) {
    return cancel && atomic_load_explicit(cancel, memory_order_relaxed) != 0;
}

uint32_t base_thread_processors(void) {
#ifdef __linux__
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return (uint32_t)CPU_COUNT(&set);
#endif
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (uint32_t)online : 1;
}

/** What all workers share. */
typedef struct thread_crew {
    base_job *job;
    void *context;
    uint32_t count;
    atomic_uint_fast64_t next;
    atomic_bool stopped;
} thread_crew;

typedef struct thread_worker {
    thread_crew *crew;
    uint32_t number;
    pthread_t thread;
} thread_worker;

static void work(thread_crew *crew, uint32_t number) {
    while (!atomic_load_explicit(&crew->stopped, memory_order_relaxed)) {
        uint_fast64_t index = atomic_fetch_add_explicit(&crew->next, 1, memory_order_relaxed);
        if (index >= crew->count) return;
        if (!crew->job(crew->context, (uint32_t)index, number))
            atomic_store_explicit(&crew->stopped, true, memory_order_relaxed);
    }
}

static void *worker_run(void *argument) {
    thread_worker *self = argument;
    work(self->crew, self->number);
    return NULL;
}

bool base_parallel(const base_allocator *allocator, uint32_t threads, uint32_t count, base_job *job,
                   void *context) {
    thread_crew crew = {.job = job, .context = context, .count = count};
    atomic_init(&crew.next, 0);
    atomic_init(&crew.stopped, false);
    if (threads > count) threads = count;
    uint32_t helpers = threads > 1 ? threads - 1 : 0, made = 0;
    thread_worker *workers = helpers ? base_new(allocator, helpers, sizeof *workers) : NULL;
    while (workers && made < helpers) {
        workers[made].crew = &crew;
        workers[made].number = made + 1;
        if (pthread_create(&workers[made].thread, NULL, worker_run, &workers[made]) != 0) break;
        made++;
    }
    work(&crew, 0);
    for (uint32_t i = 0; i < made; i++) pthread_join(workers[i].thread, NULL);
    base_free(allocator, workers, helpers, sizeof *workers);
    return !atomic_load(&crew.stopped);
}
