using System.Numerics.Tensors;

namespace GhostFaceNets.Numerics;

/// <summary>The directions in which vectors vary most: the eigenvectors of a covariance, the largest first.</summary>
/// <remarks>One-sided Jacobi (Hestenes 1958): rows are rotated in pairs until all are at right angles; each is then an eigenvector times its eigenvalue.</remarks>
internal static class PrincipalDirections
{
    private const double Precision = 1e-14;
    private const int MostSweeps = 60;

    /// <summary>Finds directions of length 1; one without variance may be of zeros.</summary>
    /// <param name="covariance">Size x size, symmetric, without negative eigenvalues; is overwritten.</param>
    /// <param name="size">Its side.</param>
    /// <param name="count">Directions that are wanted, at most size.</param>
    /// <param name="cancellation">Stops between sweeps.</param>
    /// <returns>The directions, row by row.</returns>
    public static double[] Find(double[] covariance, int size, int count, CancellationToken cancellation = default)
    {
        Span<double> Row(int row) => covariance.AsSpan(row * size, size);
        var smallest = Precision * TensorPrimitives.SumOfSquares<double>(covariance);
        for (var (sweep, isTurning) = (0, true); isTurning && sweep < MostSweeps; sweep++)
        {
            cancellation.ThrowIfCancellationRequested();
            isTurning = false;
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++) isTurning |= Turn(Row(p), Row(q), smallest);
            }
        }

        var directions = new double[count * size];
        var order = Enumerable.Range(0, size).OrderByDescending(row => TensorPrimitives.SumOfSquares<double>(Row(row))).Take(count).ToArray();
        for (var i = 0; i < count; i++)
        {
            var length = TensorPrimitives.Norm<double>(Row(order[i]));
            if (length > 0) TensorPrimitives.Divide(Row(order[i]), length, directions.AsSpan(i * size, size));
        }

        return directions;
    }

    /// <summary>Rotates two rows so that they are at right angles; whether they were not.</summary>
    private static bool Turn(Span<double> p, Span<double> q, double smallest)
    {
        var (pp, qq, pq) = (TensorPrimitives.SumOfSquares<double>(p), TensorPrimitives.SumOfSquares<double>(q), TensorPrimitives.Dot<double>(p, q));
        // Rows of rounding errors alone have no direction.
        if (pq * pq <= Precision * Precision * pp * qq || Math.Min(pp, qq) <= Precision * smallest) return false;
        var zeta = (qq - pp) / (2 * pq);
        var tangent = (zeta < 0 ? -1 : 1) / (Math.Abs(zeta) + Math.Sqrt(1 + zeta * zeta));
        var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
        var sine = cosine * tangent;
        for (var i = 0; i < p.Length; i++) (p[i], q[i]) = (cosine * p[i] - sine * q[i], sine * p[i] + cosine * q[i]);
        return true;
    }
}
