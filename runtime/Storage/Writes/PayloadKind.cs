namespace Perdure.Storage.Writes;

/// <summary>The parts of an instance that are stored apart from it. The numbers are stored.</summary>
internal enum PayloadKind
{
    /// <summary>The input of an orchestration.</summary>
    Input = 0,

    /// <summary>The output of an orchestration.</summary>
    Output = 1,

    /// <summary>The custom status of an orchestration.</summary>
    CustomStatus = 2,

    /// <summary>Why an orchestration failed or is suspended.</summary>
    Failure = 3,

    /// <summary>The tags of an orchestration.</summary>
    Tags = 4,

    /// <summary>The state of an entity.</summary>
    EntityState = 5,
}
