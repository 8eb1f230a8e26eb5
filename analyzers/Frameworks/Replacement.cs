namespace Perdure.Analyzers.Frameworks;

/// <summary>
/// What a framework offers in place of something that differs on replay: a C# expression with placeholders.
/// </summary>
/// <remarks>
/// <c>{context}</c> stands for the orchestration context, <c>{delay}</c> for a <c>TimeSpan</c>, <c>{token}</c> for a
/// <c>CancellationToken</c>, <c>{logger}</c> for the logger or category that was there before.
/// </remarks>
internal sealed class Replacement
{
    public Replacement(string expression, bool isAwaitable = false, bool changesHistory = false, bool isTimer = false, string? namespaceToImport = null, string? requiredType = null)
    {
        Expression = expression;
        IsAwaitable = isAwaitable;
        ChangesHistory = changesHistory;
        IsTimer = isTimer;
        NamespaceToImport = namespaceToImport;
        RequiredType = requiredType;
    }

    /// <summary>The expression, with placeholders.</summary>
    public string Expression { get; }

    /// <summary>Whether the expression is a task that has to be awaited.</summary>
    public bool IsAwaitable { get; }

    /// <summary>Whether instances that are in flight find another history after the replacement.</summary>
    public bool ChangesHistory { get; }

    /// <summary>Whether it is a timer that keeps its orchestration from ending until it has fired or is cancelled by its token.</summary>
    public bool IsTimer { get; }

    /// <summary>The namespace that must be imported for the expression to bind, where it is an extension method or a static type.</summary>
    public string? NamespaceToImport { get; }

    /// <summary>The metadata name of a type that must be referenced for the replacement to exist; null when the framework always has it.</summary>
    public string? RequiredType { get; }

    /// <summary>Whether the expression needs the orchestration context in scope. A static workflow class needs none.</summary>
    public bool NeedsContext => Expression.Contains("{context}");

    /// <summary>The expression as a message shows it: the context is called <c>context</c>, arguments and namespaces are left out.</summary>
    public string DisplayText
    {
        get
        {
            var text = Expression.Replace("{context}", "context").Replace("System.", string.Empty);
            var argument = text.IndexOf('{');
            if (argument < 0)
            {
                return text;
            }

            var open = text.LastIndexOf('(', argument);
            while (open > 0 && text.LastIndexOf('(', open - 1) is var outer and >= 0)
            {
                open = outer;
            }

            return open < 0 ? text : text.Substring(0, open);
        }
    }
}
