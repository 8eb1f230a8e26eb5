// Chaos replay changes the environment of the process: a test that looks at it must not run beside one that changes it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
