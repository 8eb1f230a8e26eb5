namespace Perdure.Facts.Summaries;

/// <summary>A member of another assembly that this one uses.</summary>
internal sealed class ExternalMember
{
    public ExternalMember(ExternalType type, string name, string documentationIdTail, int parameterCount, bool isField)
    {
        Type = type;
        Name = name;
        DocumentationIdTail = documentationIdTail;
        ParameterCount = parameterCount;
        IsField = isField;
    }

    public ExternalType Type { get; }

    public string Name { get; }

    /// <summary>The rest of the documentation-comment id behind the type.</summary>
    public string DocumentationIdTail { get; }

    public int ParameterCount { get; }

    public bool IsField { get; }
}
