using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Contracts;

namespace Perdure.Analyzers.EntryPoints;

/// <summary>
/// Finds the orchestrators that are given to a registration as a delegate, and the types that are registered for injection. Only
/// bodies in which a telling name occurs are bound.
/// </summary>
internal sealed class DelegateEntryPoints
{
    private DelegateEntryPoints(ImmutableArray<EntryPoint> entryPoints, ImmutableHashSet<BodyId> registered, ImmutableArray<TaskDeclaration> tasks)
    {
        EntryPoints = entryPoints;
        Registered = registered;
        Tasks = tasks;
    }

    /// <summary>The orchestrators.</summary>
    public ImmutableArray<EntryPoint> EntryPoints { get; }

    /// <summary>The types that are registered for injection.</summary>
    public ImmutableHashSet<BodyId> Registered { get; }

    /// <summary>The tasks that are registered under a name.</summary>
    public ImmutableArray<TaskDeclaration> Tasks { get; }

    public static DelegateEntryPoints Find(CallGraphSource source, ImmutableArray<string> delegateNames, CancellationToken cancellation)
    {
        var names = TellingNames(source, delegateNames);
        var entries = ImmutableArray.CreateBuilder<EntryPoint>();
        var registered = ImmutableHashSet.CreateBuilder<BodyId>();
        var tasks = ImmutableArray.CreateBuilder<TaskDeclaration>();
        for (var tree = 0; tree < source.Index.Trees.Length; tree++)
        {
            var current = source.Index.Trees[tree];
            if (!current.IsOwn)
            {
                continue;
            }

            var occurrences = NameOccurrences.Of(current.Tree, current.Declarations, names, cancellation);
            foreach (var declaration in occurrences.Declarations)
            {
                Inspect(source, tree, declaration, entries, registered, tasks, cancellation);
            }
        }

        return new DelegateEntryPoints(entries.ToImmutable(), registered.ToImmutable(), tasks.ToImmutable());
    }

    private static void Inspect(
        CallGraphSource source,
        int tree,
        int declaration,
        ImmutableArray<EntryPoint>.Builder entries,
        ImmutableHashSet<BodyId>.Builder registered,
        ImmutableArray<TaskDeclaration>.Builder tasks,
        CancellationToken cancellation)
    {
        var summary = source.Declaration(new BodyId(tree, declaration, BodyId.Body), cancellation);
        Add(source, summary.Body, entries, registered, tasks);
        foreach (var function in summary.Functions)
        {
            Add(source, function.Summary, entries, registered, tasks);
        }
    }

    private static void Add(
        CallGraphSource source,
        BodySummary summary,
        ImmutableArray<EntryPoint>.Builder entries,
        ImmutableHashSet<BodyId>.Builder registered,
        ImmutableArray<TaskDeclaration>.Builder tasks)
    {
        registered.UnionWith(summary.Registered);
        tasks.AddRange(summary.RegisteredTasks);
        foreach (var entry in summary.EntryPoints)
        {
            var display = entry.Name ?? source.Names.Display(entry.Body);
            entries.Add(new EntryPoint(entry.Body, entry.Framework, display, display, entry.IsRegistered));
        }
    }

    private static SoughtNames TellingNames(CallGraphSource source, ImmutableArray<string> delegateNames)
    {
        var frameworks = source.Frameworks.Select(static symbols => symbols.Framework).ToList();
        return new SoughtNames(delegateNames.Concat(ServiceRegistrations.MethodNames)
            .Concat(frameworks.SelectMany(static framework => framework.RegistrationMethods))
            .Concat(frameworks.SelectMany(static framework => framework.ContextTypes).Select(static type => type.Substring(type.LastIndexOf('.') + 1))));
    }
}
